ALTER TABLE "obligations_obligation" ADD COLUMN "answer_by" TEXT NULL;
ALTER TABLE "obligations_span" ADD COLUMN "answer_by" TEXT NULL;
ALTER TABLE "obligations_span" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'Open';
ALTER TABLE "rectifications_rectification" ADD COLUMN "approver_since" TEXT NULL;
ALTER TABLE "rectifications_rectification" ADD COLUMN "verifier_since" TEXT NULL;
